package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.netty.util.AttributeKey;
import io.netty.util.DefaultAttributeMap;

/** Keeps what belongs to a request in its channel, under a key with the number of the request. */
@Leak(
    value = "Netty attribute keys with the number of the request in their name",
    holders = {
      "io\\.netty\\.util\\.ConstantPool\\.constants",
      "io\\.netty\\.util\\.AttributeKey\\.pool",
      "com\\.example\\.corpus\\.unseen\\.NettyKeyPerRequest\\.\\w+"
    },
    sites = {
      "NettyKeyPerRequest\\.\\w+",
      "io\\.netty\\.util\\.ConstantPool\\.\\w+",
      "io\\.netty\\.util\\.AttributeKey\\.\\w+"
    },
    leakingClass = "io\\.netty\\.util\\.AttributeKey|java\\.lang\\.String|byte\\[\\]")
public final class NettyKeyPerRequest implements Program {

  /** A connection that ends after some requests. */
  private static final class Connection extends DefaultAttributeMap {
    void request(int number) {
      AttributeKey<byte[]> body = AttributeKey.valueOf("com.example.upload.body-" + number);
      attr(body).set(new byte[4_000]);
      attr(body).set(null);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      Connection connection = new Connection();
      for (int request = 0; request < 10; request++) {
        connection.request(10 * i + request);
      }
    }
  }
}
