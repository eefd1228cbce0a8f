"""Work shared among processes: kernels that take a batch of rows and give a batch of rows."""
