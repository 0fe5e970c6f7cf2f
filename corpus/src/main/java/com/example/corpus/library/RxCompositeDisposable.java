package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;

/**
 * Adds each finished request to a composite of subscriptions, which keeps them until it is disposed
 * of.
 */
@Leak(
    value = "RxJava CompositeDisposable that only grows",
    holders = {
      "io\\.reactivex\\.rxjava3\\.disposables\\.CompositeDisposable\\.resources",
      "io\\.reactivex\\.rxjava3\\.internal\\.util\\.OpenHashSet\\.keys",
      "com\\.example\\.corpus\\.library\\.RxCompositeDisposable\\.requests"
    },
    sites = {"RxCompositeDisposable\\.handle", "CompositeDisposable\\.add", "OpenHashSet\\.\\w+"})
public final class RxCompositeDisposable implements Program {
  private final CompositeDisposable requests = new CompositeDisposable();

  private void handle() {
    byte[] answer = new byte[500];
    requests.add(Single.just(1).subscribe(part -> answer[0] = part.byteValue()));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
