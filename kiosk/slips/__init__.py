"""Papers we print (giấy in): declaration, temporary slip, one-stop forms. PDFs, always remade alike."""
