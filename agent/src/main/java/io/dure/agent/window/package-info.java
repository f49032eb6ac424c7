/** Cuts what was counted into 2 s slices and 10 s windows by the agent's clock. */
package io.dure.agent.window;
