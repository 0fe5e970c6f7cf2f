package com.example.shop;

/** Who is in the shop right now. */
interface SessionRegistry {

  void opened(ShopSession session);

  /** The customer logged out. */
  void loggedOut(ShopSession session);

  /** The customer went away without a word. */
  void expired(ShopSession session);

  /** How many customers are in the shop. */
  long active();

  /** How many sessions are kept. */
  int size();
}
