package com.example.orders;

/** So many of a product, at the price of the day. */
record Item(int product, int quantity, int cents) {}
