package com.example.orders;

/** A row of the table. */
record Product(int id, String name, String category, int cents) {}
