package io.dure.gslb.nameserver.zone;

import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds the member that prefers a client by the longest prefix, and how many of the client's bits that took. One binary
 * tree a family; finding allocates nothing.
 */
final class SubnetTable {
    /** No member prefers the client. */
    static final int NOBODY = -1;

    private final Tree ipv4;
    private final Tree ipv6;

    private SubnetTable(Tree ipv4, Tree ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** @param sites of the members that can be drawn; the subnets of others prefer nobody, but are told apart all the same */
    static SubnetTable of(Policy.BySubnet policy, List<String> sites) {
        Tree ipv4 = new Tree();
        Tree ipv6 = new Tree();
        for (Map.Entry<String, List<Subnet>> entry : policy.preferred().entrySet()) {
            for (Subnet subnet : entry.getValue()) {
                byte[] bytes = subnet.inetAddress().getAddress();
                (bytes.length == 4 ? ipv4 : ipv6).add(bytes, subnet.length(), sites.indexOf(entry.getKey()));
            }
        }
        return new SubnetTable(ipv4, ipv6);
    }

    /**
     * Looks a client up.
     *
     * @param ipv6 the address's family
     * @param bits known of the address
     * @return a member's number or {@link #NOBODY} in the lower half, and above it the length of the prefix for which that
     *     is the answer (RFC 7871 section 7.2.1: no wider than that every address within has the same, and longer than
     *     {@code bits} where they do not tell enough)
     */
    long find(boolean ipv6, byte[] address, int bits) {
        return (ipv6 ? this.ipv6 : ipv4).find(address, bits);
    }

    static int member(long found) {
        return (int) found;
    }

    static int scope(long found) {
        return (int) (found >>> 32);
    }

    /** Nodes are numbers, the root is 0; 0 as a child is none. */
    private static final class Tree {
        private static final int UNSET = -2;
        private int[] children = new int[32];
        private int[] members = new int[16];
        /** The longest prefix in the subtree. */
        private int[] deepest = new int[16];

        private int size = 1;

        Tree() {
            members[0] = NOBODY;
        }

        void add(byte[] address, int length, int member) {
            int node = 0;
            deepest[0] = Math.max(deepest[0], length);
            for (int depth = 0; depth < length; depth++) {
                int at = 2 * node + bit(address, depth);
                node = children[at];
                if (node == 0) {
                    node = grow();
                    children[at] = node;
                }
                deepest[node] = Math.max(deepest[node], length);
            }
            members[node] = member;
        }

        private int grow() {
            if (size == members.length) {
                members = Arrays.copyOf(members, 2 * size);
                deepest = Arrays.copyOf(deepest, 2 * size);
                children = Arrays.copyOf(children, 4 * size);
            }
            members[size] = UNSET;
            return size++;
        }

        long find(byte[] address, int bits) {
            int node = 0;
            int member = members[0];
            int depth = 0;
            while (depth < bits) {
                if (deepest[node] <= depth) {
                    return found(member, depth);
                }
                int next = children[2 * node + bit(address, depth)];
                if (next == 0) {
                    return found(member, depth + 1);
                }
                node = next;
                depth++;
                if (members[node] != UNSET) {
                    member = members[node];
                }
            }
            return found(member, Math.max(depth, deepest[node]));
        }

        private static int bit(byte[] address, int at) {
            return address[at >> 3] >> (7 - (at & 7)) & 1;
        }

        private static long found(int member, int scope) {
            return (long) scope << 32 | (member & 0xffff_ffffL);
        }
    }
}
