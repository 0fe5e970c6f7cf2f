package com.example.growth;

/** Followed as a session because of its name. */
final class CartSession {
  final long id;

  CartSession(long id) {
    this.id = id;
  }
}
