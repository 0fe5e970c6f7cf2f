/*
 * What befalls a process from below, on demand. Loaded with LD_PRELOAD.
 *
 * MISHAP_DIR, MISHAP_STUCK: while the file of the second exists, every call that could write below
 * the directory of the first waits, as for a disk or a server that does not answer.
 *
 * MISHAP_CLOCK: the file holds seconds by which the wall clock is wrong; the clocks that only go
 * forward stay as they are.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int stuck_path(const char *path) {
  const char *dir = getenv("MISHAP_DIR");
  return dir && path && strncmp(path, dir, strlen(dir)) == 0;
}

static int stuck_fd(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  return stuck_path(path);
}

static void wait_for_disk(void) {
  const char *stuck = getenv("MISHAP_STUCK");
  int kept = errno;
  while (stuck && access(stuck, F_OK) == 0) usleep(20000);
  errno = kept;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *b, size_t n) {
  REAL(write);
  if (stuck_fd(fd)) wait_for_disk();
  return real(fd, b, n);
}

ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
  REAL(pwrite64);
  if (stuck_fd(fd)) wait_for_disk();
  return real(fd, b, n, at);
}

int fsync(int fd) {
  REAL(fsync);
  if (stuck_fd(fd)) wait_for_disk();
  return real(fd);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  if (stuck_fd(fd)) wait_for_disk();
  return real(fd);
}

int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list args;
  va_start(args, flags);
  mode_t mode = va_arg(args, mode_t);
  va_end(args);
  if (stuck_path(path)) wait_for_disk();
  return real(path, flags, mode);
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (stuck_path(to)) wait_for_disk();
  return real(from, to);
}

static long wrong_by(void) {
  static const char *file;
  static int asked;
  if (!asked) {
    file = getenv("MISHAP_CLOCK");
    asked = 1;
  }
  if (!file) return 0;
  char text[32];
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY);
  if (fd < 0) return 0;
  ssize_t n = read(fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  text[n > 0 ? n : 0] = 0;
  return atol(text);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int kept = errno;
  int result = syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += wrong_by();
    errno = kept;
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec exact;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
