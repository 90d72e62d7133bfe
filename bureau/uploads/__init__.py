"""Files on their way in: tus 1.0, piece by piece, until they are whole, judged and kept by ``bureau.files``."""
