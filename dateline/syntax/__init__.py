"""Floor 1, foreign grammars: text or bytes in, values out; no newsroom word is known here."""
