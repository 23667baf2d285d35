"""An edition's way: an order in, an outcome out; helper process, batch and delivery."""
