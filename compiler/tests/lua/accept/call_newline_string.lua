f
"s"
f
{}
f
[[x]]
