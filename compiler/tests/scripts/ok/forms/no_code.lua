#!lua
--- Nothing but this.
