package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Borrows from a pool without limit and forgets to return what is broken. */
@Leak(
    value = "commons-pool2 objects never returned",
    holders = {
      "org\\.apache\\.commons\\.pool2\\.impl\\.GenericObjectPool\\.allObjects",
      "com\\.example\\.corpus\\.library\\.PoolNeverReturned\\.pool"
    },
    sites = {"PoolNeverReturned\\.handle", "GenericObjectPool\\.\\w+"})
public final class PoolNeverReturned implements Program {
  private final GenericObjectPool<byte[]> pool = new GenericObjectPool<>(new Buffers());

  /** Makes buffers. */
  private static final class Buffers extends BasePooledObjectFactory<byte[]> {
    @Override
    public byte[] create() {
      return new byte[1000];
    }

    @Override
    public PooledObject<byte[]> wrap(byte[] buffer) {
      return new DefaultPooledObject<>(buffer);
    }
  }

  private void handle() throws Exception {
    pool.borrowObject()[0] = 1;
  }

  @Override
  public void run(Pace pace) throws Exception {
    pool.setMaxTotal(-1);
    while (pace.next()) {
      handle();
    }
  }
}
