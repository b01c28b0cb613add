"""Panel and card are brought into Home Assistant, and what its log says of them."""
