"""The bundled sample coverage: invented outlets on loopback that `claimdiff demo` crawls for real."""
