package io.dure.demo.load;

/** How many users each resolver has: unequal, as large providers and small offices are (Zipf's law). */
final class Population {
    private Population() {}

    /**
     * Users by resolver, the largest first; each has at least one and the sum is {@code users}.
     *
     * @param exponent of the rank; 0 makes all equal
     */
    static int[] zipf(int resolvers, int users, double exponent) {
        if (users < resolvers) {
            throw new IllegalArgumentException("fewer users than resolvers");
        }
        double[] share = new double[resolvers];
        double sum = 0;
        for (int rank = 0; rank < resolvers; rank++) {
            share[rank] = Math.pow(rank + 1.0, -exponent);
            sum += share[rank];
        }
        int[] population = new int[resolvers];
        int spare = users - resolvers;
        double due = 0;
        int given = 0;
        for (int rank = 0; rank < resolvers; rank++) {
            due += spare * share[rank] / sum;
            int whole = rank == resolvers - 1 ? spare - given : (int) Math.round(due) - given;
            population[rank] = 1 + whole;
            given += whole;
        }
        return population;
    }
}
