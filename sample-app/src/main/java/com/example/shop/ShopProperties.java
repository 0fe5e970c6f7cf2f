package com.example.shop;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the shop can be told.
 *
 * @param incident none, or 1 to 5: the release whose change went wrong
 * @param fixed whether that release's correction is in
 * @param portFile where to write the port the server listens on; empty for nowhere
 * @param products number of products on sale
 */
@ConfigurationProperties("shop")
record ShopProperties(
    @DefaultValue("none") String incident,
    @DefaultValue("false") boolean fixed,
    @DefaultValue("") String portFile,
    @DefaultValue("6000") int products) {

  ShopProperties {
    if (!incident.matches("none|[1-5]")) {
      throw new IllegalArgumentException(
          "shop.incident is '" + incident + "': set it to none or to a number from 1 to 5");
    }
  }

  /** True when the change of that number is in, uncorrected. */
  boolean broken(int number) {
    return !fixed && incident.equals(Integer.toString(number));
  }

  /** The version this configuration stands for. */
  String release() {
    if (incident.equals("none")) {
      return "2024.07-2";
    }
    return "2024.08-" + incident + (fixed ? ".1" : "");
  }
}
