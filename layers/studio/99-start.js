// What the first script calls: the buttons at the foot of a page, and the page of the stories.
const ACTS = {
  save: openSave,
  link: openLink,
  take: takeView,
  present: async () => presentStory(await viewStory()),
};

window.Atlas.studio = { act: (name) => ACTS[name](), showStories };
