namespace Ridgeway.Content;

/// <summary>
/// What the reader asks of one kind of mapping, gathered while it reads: which keys, in which forms, and which must be there.
/// So the published schema is what the reader does, and not a second opinion.
/// </summary>
internal sealed class ContentShape(ContentShapes all)
{
    private readonly SortedDictionary<string, AskedKey> keys = new(StringComparer.Ordinal);

    /// <summary>Where the shapes of criteria are.</summary>
    public ContentShapes All => all;

    public IReadOnlyDictionary<string, AskedKey> Keys => keys;

    /// <summary>How many mappings of this kind were read.</summary>
    public int Readings { get; private set; }

    public AskedKey this[string key]
    {
        get
        {
            if (!keys.TryGetValue(key, out var asked))
            {
                keys.Add(key, asked = new AskedKey(all));
            }

            return asked;
        }
    }

    /// <returns>The number of the reading that begins.</returns>
    public int Begin() => ++Readings;

    /// <summary>True where every reading needed the key.</summary>
    public bool Needs(string key) => keys[key].NeededBy == Readings && Readings > 0;
}

/// <summary>One key of a mapping, with every form in which it was asked for.</summary>
internal sealed class AskedKey(ContentShapes all)
{
    private ContentShape? inside;
    private int texts;
    private int meanings;
    private int lastNeeded = -1;

    /// <summary>True where any text will do.</summary>
    public bool IsAnyText => texts > meanings;

    public bool IsNumber { get; private set; }

    public bool IsDay { get; private set; }

    public bool IsWindow { get; private set; }

    public bool IsTexts { get; set; }

    public bool IsMapping { get; set; }

    public bool IsMappings { get; set; }

    /// <summary>True where the mapping, or each in the list, is a criterion.</summary>
    public bool IsCriterion { get; set; }

    public (int From, int To)? Whole { get; private set; }

    public SortedSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>In how many readings it had to be there.</summary>
    public int NeededBy { get; private set; }

    /// <summary>The mappings under the key.</summary>
    public ContentShape Inside => inside ??= new ContentShape(all);

    public bool HasInside => inside is not null;

    public void AskedText() => texts++;

    public void Needed(int reading)
    {
        if (lastNeeded != reading)
        {
            lastNeeded = reading;
            NeededBy++;
        }
    }

    public void MeantNumber() => (IsNumber, meanings) = (true, meanings + 1);

    public void MeantDay() => (IsDay, meanings) = (true, meanings + 1);

    public void MeantWindow() => (IsWindow, meanings) = (true, meanings + 1);

    public void MeantWhole(int from, int to)
    {
        Whole = Whole is { } known ? (Math.Min(known.From, from), Math.Max(known.To, to)) : (from, to);
        meanings++;
    }

    public void MeantOneOf(IEnumerable<string> words)
    {
        Words.UnionWith(words);
        meanings++;
    }
}

/// <summary>The shapes of every kind of document and of every verb of the criteria language.</summary>
internal sealed class ContentShapes
{
    private readonly SortedDictionary<string, ContentShape> documents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ContentShape> verbs = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ContentShape> Documents => documents;

    /// <summary>By verb; "of" is "at-least: N of: [...]".</summary>
    public IReadOnlyDictionary<string, ContentShape> Verbs => verbs;

    public ContentShape Document(string kind) => Of(documents, kind);

    public ContentShape Verb(string verb) => Of(verbs, verb);

    private ContentShape Of(SortedDictionary<string, ContentShape> shapes, string name)
    {
        if (!shapes.TryGetValue(name, out var shape))
        {
            shapes.Add(name, shape = new ContentShape(this));
        }

        return shape;
    }
}
