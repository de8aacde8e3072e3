<html>
<body class="x">Hello</body>
</html>
