"""How sure the coder may be: cases of right and wrong, the fit of the weights, and how well the probabilities hold."""
