"""Page parameters, page addresses and short links."""
