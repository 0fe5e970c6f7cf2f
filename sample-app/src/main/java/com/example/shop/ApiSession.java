package com.example.shop;

import java.util.List;

/** A mobile client's session: its token, and the offers it carries for use off line. */
final class ApiSession {

  private final String token;
  private final List<Recommendation> offers;
  private volatile long lastAccessMillis;
  private volatile boolean closed;

  ApiSession(String token, List<Recommendation> offers, long nowMillis) {
    this.token = token;
    this.offers = List.copyOf(offers);
    this.lastAccessMillis = nowMillis;
  }

  String token() {
    return token;
  }

  List<Recommendation> offers() {
    return offers;
  }

  void touch(long nowMillis) {
    lastAccessMillis = nowMillis;
  }

  boolean expired(long nowMillis, long timeoutMillis) {
    return nowMillis - lastAccessMillis > timeoutMillis;
  }

  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }
}
