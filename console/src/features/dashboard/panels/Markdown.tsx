import type { ReactNode } from 'react'
import { blocks, type Inline } from './markdownBlocks'

function Words({ parts }: { parts: readonly Inline[] }): ReactNode {
  return parts.map((part, index) => {
    switch (part.kind) {
      case 'strong': return <strong key={index}>{part.text}</strong>
      case 'em': return <em key={index}>{part.text}</em>
      case 'code': return <code key={index}>{part.text}</code>
      case 'link': return <a key={index} href={part.to} rel="noreferrer">{part.text}</a>
      case 'text': return part.text === '\n' ? <br key={index} /> : part.text
    }
  })
}

export function Markdown({ text }: { text: string }): ReactNode {
  return blocks(text).map((block, index) => {
    switch (block.kind) {
      // The panel's title is the heading above.
      case 'heading': return block.level === 1 ? <h3 key={index} className="first"><Words parts={block.text} /></h3> : <h4 key={index}><Words parts={block.text} /></h4>
      case 'paragraph': return <p key={index}><Words parts={block.text} /></p>
      case 'list': {
        const items = block.items.map((item, at) => <li key={at}><Words parts={item} /></li>)
        return block.ordered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>
      }
      case 'code': return <pre key={index}><code>{block.text}</code></pre>
      case 'rule': return <hr key={index} />
    }
  })
}
