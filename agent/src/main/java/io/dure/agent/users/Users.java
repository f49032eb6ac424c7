package io.dure.agent.users;

import io.dure.agent.bridge.UserChoice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The distinct users of the running window, as keyed hashes of what they are told apart by. Bounded: further users are only
 * counted, a user as often as a request of his ends. One short lock, as in the histograms.
 */
public final class Users {
    /** That a window may name. */
    public static final int MOST = 2_000;

    private static final int SLOTS = 4_096;

    private final SipHash hash;
    private final UserChoice choice;
    private final long[] slots = new long[SLOTS];
    private int size;
    private long overflow;

    /**
     * Nobody was seen yet.
     *
     * @param choice by what they are told apart
     */
    public Users(byte[] key, UserChoice choice) {
        this.hash = new SipHash(key);
        this.choice = choice;
    }

    public UserChoice choice() {
        return choice;
    }

    /**
     * A user had a request.
     *
     * @param text his login, his cookie's value or his session's id, in which what follows the last dot is the server's name
     *     and not part of it
     */
    public void seen(String text) {
        int dot = choice.isSession() ? text.lastIndexOf('.') : -1;
        String user = dot > 0 ? text.substring(0, dot) : text;
        long hashed = hash.hash(user.getBytes(StandardCharsets.UTF_8));
        // 0 marks a free slot.
        add(hashed == 0 ? 1 : hashed);
    }

    private synchronized void add(long user) {
        int slot = (int) user & (SLOTS - 1);
        while (slots[slot] != 0 && slots[slot] != user) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (slots[slot] == user) {
            return;
        }
        if (size == MOST) {
            overflow++;
        } else {
            slots[slot] = user;
            size++;
        }
    }

    /** Takes out who was seen since the last call. */
    public synchronized Seen drain() {
        ByteBuffer hashes = ByteBuffer.allocate(size * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int slot = 0; slot < SLOTS; slot++) {
            if (slots[slot] != 0) {
                hashes.putLong(slots[slot]);
                slots[slot] = 0;
            }
        }
        Seen seen = new Seen(hashes.array(), overflow);
        size = 0;
        overflow = 0;
        return seen;
    }

    /** The users of a window. */
    public static final class Seen {
        private final byte[] hashes;
        private final long overflow;

        Seen(byte[] hashes, long overflow) {
            this.hashes = hashes;
            this.overflow = overflow;
        }

        /** 8 bytes each, lowest first. */
        public byte[] hashes() {
            return hashes.clone();
        }

        /** Requests of users beyond the bound. */
        public long overflow() {
            return overflow;
        }
    }
}
