@echo off
rem Takes the place of electron.exe where its binary is missing.
"%~dp0..\..\node_modules\node\bin\node.exe" "%~dp0bin.ts" %*
exit /b %ERRORLEVEL%
