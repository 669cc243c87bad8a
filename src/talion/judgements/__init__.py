"""What people decide: judgements and events go in, what these change about incidents comes out; nothing is stored here."""
