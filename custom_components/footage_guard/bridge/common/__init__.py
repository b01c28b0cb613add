"""What every room uses: the executor, lanes, clocks, ids, words and our errors as Home Assistant shows them."""
