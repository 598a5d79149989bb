// SwiftPM wants a source; all that is here is declared in the header.
