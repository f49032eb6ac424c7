package io.dure.gslb.provider.rfc2136.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How many addresses of each site come closest to the weights. */
final class AddressRatio {
    private AddressRatio() {}

    /**
     * What was found.
     *
     * @param counts of addresses, in the order of the shares
     * @param off by how many points the worst site's share is off, rounded up
     */
    record Found(List<Integer> counts, int off) {
        Found {
            counts = List.copyOf(counts);
        }

        boolean leavesOut() {
            return counts.contains(0);
        }
    }

    /**
     * The least error wins, then the most addresses. A site may get none where that is closest, as early in a slow return.
     *
     * @param shares at least one, each with a weight and an address
     * @param everySite whether each must have at least one, as long as {@code most} allows
     */
    static Found closest(List<Share> shares, int most, boolean everySite) {
        int available =
                shares.stream().mapToInt(share -> share.addresses().size()).sum();
        int least = everySite ? Math.min(shares.size(), most) : 1;
        List<Integer> best = List.of();
        long bestError = 0;
        int bestTotal = 0;
        for (int total = Math.max(1, least); total <= Math.min(available, most); total++) {
            List<Integer> counts = counts(shares, total, everySite && total >= shares.size());
            long error = error(shares, counts, total);
            // error / (total * weights) <= bestError / (bestTotal * weights)
            if (best.isEmpty() || error * bestTotal <= bestError * total) {
                best = counts;
                bestError = error;
                bestTotal = total;
            }
        }
        long whole = bestTotal * weights(shares);
        return new Found(best, (int) ((bestError * 100 + whole - 1) / whole));
    }

    /** By largest remainder, no site beyond the addresses that it has. */
    private static List<Integer> counts(List<Share> shares, int total, boolean everySite) {
        long weights = weights(shares);
        List<Integer> counts = new ArrayList<>();
        for (Share share : shares) {
            int fair = (int) (share.weight() * (long) total / weights);
            counts.add(Math.min(
                    Math.max(fair, everySite ? 1 : 0), share.addresses().size()));
        }
        while (sum(counts) > total) {
            take(shares, counts, total, -1, everySite ? 1 : 0);
        }
        while (sum(counts) < total) {
            take(shares, counts, total, 1, 0);
        }
        return counts;
    }

    /** Gives one to the site that has the most too few, or takes one from that with the most too many. */
    private static void take(List<Share> shares, List<Integer> counts, int total, int step, int least) {
        long weights = weights(shares);
        int site = IntStream.range(0, counts.size())
                .filter(i ->
                        step > 0 ? counts.get(i) < shares.get(i).addresses().size() : counts.get(i) > least)
                .boxed()
                .max(Comparator.comparingLong(
                        i -> step * (shares.get(i).weight() * (long) total - counts.get(i) * weights)))
                .orElseThrow();
        counts.set(site, counts.get(site) + step);
    }

    private static long error(List<Share> shares, List<Integer> counts, int total) {
        long weights = weights(shares);
        return IntStream.range(0, counts.size())
                .mapToLong(i -> Math.abs(counts.get(i) * weights - shares.get(i).weight() * (long) total))
                .max()
                .orElseThrow();
    }

    private static long weights(List<Share> shares) {
        return shares.stream().mapToLong(Share::weight).sum();
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
