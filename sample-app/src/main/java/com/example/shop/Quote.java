package com.example.shop;

/** A price worked out for one customer, with the price of every quantity up to a gross. */
@SuppressWarnings("ArrayRecordComponent") // compact, and never compared
record Quote(long cents, long[] centsByQuantity, String terms) {}
