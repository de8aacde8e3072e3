Dear server, please count to ten.
