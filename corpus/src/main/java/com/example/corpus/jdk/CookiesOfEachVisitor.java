package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;

/** Stores the cookies of all its partners, each of which has a host name of its own. */
@Leak(
    value = "cookies in a store of java.net that never expire",
    holders = {
      "java\\.net\\.(InMemoryCookieStore|CookieManager)\\.\\w+",
      "com\\.example\\.corpus\\.jdk\\.CookiesOfEachVisitor\\.cookies"
    },
    sites = {"CookiesOfEachVisitor\\.answered", "java\\.net\\.InMemoryCookieStore\\.\\w+"})
public final class CookiesOfEachVisitor implements Program {

  private final CookieManager cookies = new CookieManager();

  private void answered(long visitor) {
    HttpCookie cookie = new HttpCookie("id", "v" + visitor);
    cookie.setPath("/");
    cookies
        .getCookieStore()
        .add(URI.create("https://shop-" + visitor + ".example.com/cart"), cookie);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long visitor = 0; pace.next(); visitor++) {
      answered(visitor);
    }
  }
}
