import { render } from 'preact'
import { App } from './app.tsx'
import { createChat } from './chat.ts'

const page = document.getElementById('page')
if (page) render(<App chat={createChat()} />, page)
