"""What a citizen hands in (giấy tờ): known by its content, held to limits, always kept as PDF."""
