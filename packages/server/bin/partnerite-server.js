#!/usr/bin/env node
// The build makes the program; this file is there before it, when the installation links the command.
import '../dist/main.js';
