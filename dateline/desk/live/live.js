// Shows a save at once, at the same place on the page; and what is wrong, until it is mended.
'use strict';
{
  const {src, dataset: {digest}} = document.currentScript;
  const place = `dateline ${location.pathname}`;
  const shown = document.createElement('aside');
  const within = shown.attachShadow({mode: 'open'});
  const style = document.createElement('link');
  let ear = null;

  // All words come from content that nobody vouches for: text, never markup.
  const put = (into, tag, text) => {
    const element = into.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };

  const count = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;

  const title = (errors, warnings) => {
    const told = [];
    if (errors) told.push(count(errors, 'error'));
    if (warnings) told.push(count(warnings, 'warning'));
    return told.join(', ');
  };

  const tell = ({errors, warnings, problems, built}) => {
    const wasOpen = within.querySelector('details')?.open;
    within.querySelector('section')?.remove();
    if (!problems.length) return;
    const section = document.createElement('section');
    section.className = errors ? 'wrong' : 'warned';
    section.setAttribute('role', errors ? 'alert' : 'status');
    const details = section.appendChild(document.createElement('details'));
    details.open = wasOpen ?? Boolean(errors);
    put(details, 'summary', title(errors, warnings));
    if (errors && built) put(details, 'p', 'The page is as it was before.');
    const list = details.appendChild(document.createElement('ul'));
    for (const {where, message, hint} of problems) {
      const item = list.appendChild(document.createElement('li'));
      put(item, 'code', where);
      put(item, 'b', message);
      if (hint) put(item, 'i', hint);
    }
    const rest = errors + warnings - problems.length;
    if (rest) put(details, 'p', `and ${rest} more, in the terminal`);
    within.append(section);
  };

  const reload = () => {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };

  const listen = () => {
    const asked = new URLSearchParams({page: location.pathname, digest});
    ear = new EventSource(`/_dateline/events?${asked}`);
    ear.onmessage = ({data}) => {
      const state = JSON.parse(data);
      if (state.stale) reload();
      else tell(state);
    };
  };

  const comeBack = () => {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (kept) scrollTo({left: JSON.parse(kept)[0], top: JSON.parse(kept)[1], behavior: 'instant'});
  };

  style.rel = 'stylesheet';
  style.href = src.replace('live.js', 'live.css');
  within.append(style);
  document.body.append(shown);
  comeBack();
  // A browser keeps six connections to a host: tabs that nobody sees don't need theirs.
  const mind = () => {
    ear?.close();
    if (!document.hidden) listen();
  };
  document.addEventListener('visibilitychange', mind);
  mind();
}
