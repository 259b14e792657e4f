"""The style, a file for each part of the design; `tokens.css` first."""
