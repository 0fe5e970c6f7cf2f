package com.example.orders;

import java.util.List;

/** What a customer ordered. */
record Order(long id, String customer, String note, List<Item> items, long totalCents) {}
