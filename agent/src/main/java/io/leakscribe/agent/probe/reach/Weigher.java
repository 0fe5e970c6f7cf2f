package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.EntrySizes;
import io.leakscribe.agent.probe.holder.EntrySizes.Part;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Says how many bytes an entry of something that a walk found has for itself. Not thread-safe. */
final class Weigher {
  private static final int SAMPLE = 16;

  private final EntrySizes sizes;
  private final Sizer sizer;
  private final Fill fill;

  Weigher(Reach reach, Sizer sizer) {
    this.sizes = reach.sizes();
    this.sizer = sizer;
    this.fill = new Fill(reach.containers().peek());
  }

  /** Bytes of one entry: exact for a buffer, else the mean of a few; empty when not known. */
  OptionalLong bytesEach(Size size) {
    Object body = size.body();
    int width = fill.width(body);
    if (width > 0) {
      return OptionalLong.of(width);
    }
    if (body instanceof Map || body instanceof Collection) {
      OptionalLong ofContainer = sizes.estimate(List.of(body));
      if (ofContainer.isPresent()) {
        return ofContainer;
      }
    }
    List<Object> containers = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Object element : sizer.sample(size, SAMPLE)) {
      if (element instanceof Map || element instanceof Collection) {
        containers.add(element);
      } else {
        parts.add(part(element));
      }
    }
    return parts.isEmpty() ? sizes.estimate(containers) : sizes.ofParts(parts);
  }

  private Part part(Object element) {
    return sizer.isNode(element) || element instanceof Cleaner.Cleanable
        ? new Part(element, sizer.inside(element))
        : new Part(null, List.of(element));
  }
}
