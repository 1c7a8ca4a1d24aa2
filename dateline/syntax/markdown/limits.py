"""How deep a text may nest, and how long the library may look for its brackets."""

# Of a level that counts twice for a list, once for a quotation. A level takes at most three
# frames of Python's stack (1,000), and reading a label inside the deepest three more.
MAX_NESTING = 40

# Steps in looking for the ends of labels, in all of a text. Ten thousand open brackets would take
# their square; no text that is meant takes a thousandth of this.
MAX_STEPS = 2_000_000
