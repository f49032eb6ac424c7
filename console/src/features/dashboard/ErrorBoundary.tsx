import { Component, type ReactNode } from 'react'

interface Props { children: ReactNode; fallback: (error: unknown, again: () => void) => ReactNode }

/** Keeps a fault of one panel from taking the dashboard with it. */
export class ErrorBoundary extends Component<Props, { error: unknown; failed: boolean }> {
  override state = { error: undefined as unknown, failed: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }

  override render() {
    return this.state.failed ? this.props.fallback(this.state.error, () => this.setState({ failed: false })) : this.props.children
  }
}
