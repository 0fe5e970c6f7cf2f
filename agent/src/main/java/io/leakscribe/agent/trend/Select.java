package io.leakscribe.agent.trend;

/** Order statistics by quickselect (Hoare 1961). Reorders the array it is given. */
final class Select {
  private Select() {}

  /** The {@code k}-th smallest of the first {@code n} values, counted from 0. */
  static double kth(double[] a, int n, int k) {
    int low = 0;
    int high = n - 1;
    while (low < high) {
      double pivot = a[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (a[i] < pivot) {
          i++;
        }
        while (a[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double t = a[i];
          a[i++] = a[j];
          a[j--] = t;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return a[k];
      }
    }
    return a[k];
  }

  static double median(double[] a, int n) {
    if (n == 0) {
      return Double.NaN;
    }
    double upper = kth(a, n, n / 2);
    return n % 2 == 1 ? upper : (upper + kth(a, n, n / 2 - 1)) / 2;
  }
}
