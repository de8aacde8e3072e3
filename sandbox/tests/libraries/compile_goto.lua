#!lua name=l
goto done
