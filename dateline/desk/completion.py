"""`dateline completion`: what bash, zsh and fish complete, made from the commands themselves."""

import argparse
from collections.abc import Iterator

from msgspec import Struct


class Option(Struct, frozen=True):
    """An option of a command: its name, what it is for, whether a value follows, and which."""

    name: str
    help: str
    takes_value: bool
    values: tuple[str, ...] = ()


class Command(Struct, frozen=True):
    """A command: its name, what it does, its options; `values` may stand where a word is asked."""

    name: str
    help: str
    options: tuple[Option, ...]
    values: tuple[str, ...] = ()


def completion(commands: tuple[Command, ...], shell: str) -> int:
    """Print the script of a shell; return the exit status."""
    write = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    print("\n".join(write(commands)))
    return 0


def read_commands(
    parsers: dict[str, argparse.ArgumentParser], helps: dict[str, str]
) -> tuple[Command, ...]:
    """Return what the parsers of the commands know."""
    return tuple(
        Command(
            name,
            helps[name],
            tuple(_option(each) for each in parser._actions if each.option_strings),
            tuple(
                str(choice)
                for each in parser._actions
                if not each.option_strings
                for choice in each.choices or ()
            ),
        )
        for name, parser in parsers.items()
    )


def _option(action: argparse.Action) -> Option:
    values = tuple(str(choice) for choice in action.choices or ())
    return Option(action.option_strings[-1], action.help or "", action.nargs != 0, values)


def _bash(commands: tuple[Command, ...]) -> Iterator[str]:
    yield '# for bash: eval "$(dateline completion bash)" in ~/.bashrc'
    yield "_dateline() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""'
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f'    words="{" ".join(each.name for each in commands)} --help --version"'
    yield "  else"
    yield '    case "${COMP_WORDS[1]} $before" in'
    for command in commands:
        for option in command.options:
            if option.takes_value:
                yield f'      "{command.name} {option.name}") words="{" ".join(option.values)}";;'
        names = " ".join((*(each.name for each in command.options), *command.values))
        yield f'      "{command.name} "*) words="{names}";;'
    yield "    esac"
    yield "  fi"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield "complete -o default -F _dateline dateline"


def _zsh(commands: tuple[Command, ...]) -> Iterator[str]:
    yield "#compdef dateline"
    yield '# for zsh: eval "$(dateline completion zsh)" in ~/.zshrc, below compinit'
    yield "_dateline() {"
    yield "  local -a commands=("
    yield from (f"    {_quoted(f'{each.name}:{each.help}')}" for each in commands)
    yield "  )"
    yield "  if (( CURRENT == 2 )); then _describe command commands; return; fi"
    yield '  case "${words[2]}" in'
    for command in commands:
        specs = [*(_zsh_option(each) for each in command.options), "'*:file:_files'"]
        if command.values:
            specs[-1] = f"'*:word:({' '.join(command.values)})'"
        yield f"    {command.name}) shift words; (( CURRENT-- )); _arguments {' '.join(specs)};;"
    yield "  esac"
    yield "}"
    yield "compdef _dateline dateline"


def _zsh_option(option: Option) -> str:
    about = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
    value = f":value:({' '.join(option.values)})" if option.values else ":value:_files"
    return _quoted(f"{option.name}[{about}]{value if option.takes_value else ''}")


def _fish(commands: tuple[Command, ...]) -> Iterator[str]:
    yield "# for fish: dateline completion fish > ~/.config/fish/completions/dateline.fish"
    for command in commands:
        start = "complete -c dateline"
        about = _quoted(command.help)
        yield f"{start} -n __fish_use_subcommand -f -a {command.name} -d {about}"
        within = f"{start} -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            values = f" -f -a {_quoted(' '.join(option.values))}" if option.values else ""
            needs = " -r" if option.takes_value else ""
            name, said = option.name.removeprefix("--"), _quoted(option.help)
            yield f"{within} -l {name}{needs}{values} -d {said}"
        if command.values:
            yield f"{within} -f -a {_quoted(' '.join(command.values))}"


def _quoted(text: str) -> str:
    """A word as every shell takes it: in single quotes, without any."""
    return "'" + text.replace("'", "’") + "'"
