"""The sample products: modelled, labelled and photographed by our own renderer, so that anyone may use them."""
