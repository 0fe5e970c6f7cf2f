package com.example.shop;

import java.util.List;

/** Evaluates ended sessions in the background. */
interface SessionTask {

  void process(List<ShopSession> ended);

  /** Products viewed in all the sessions processed. */
  long productsViewed();

  /** How many ended sessions the task still keeps. */
  int kept();
}
