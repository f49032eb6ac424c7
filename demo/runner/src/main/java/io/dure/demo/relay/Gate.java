package io.dure.demo.relay;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Open, closed, or closed to some senders only. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Set<String> shutOut = new HashSet<>();
    private boolean closed;

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    void close(String sender) {
        lock.lock();
        try {
            shutOut.add(sender);
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed = false;
            shutOut.clear();
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosedTo(String sender) {
        lock.lock();
        try {
            return closed || shutOut.contains(sender);
        } finally {
            lock.unlock();
        }
    }

    void awaitOpen(String sender) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (closed || shutOut.contains(sender)) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
