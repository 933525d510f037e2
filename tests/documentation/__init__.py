"""What the pages in docs/ are made of and checked by: generated parts, blocks, and the shell that runs them."""
