//! The classifier of the sample's contact centre: its services and the organisations that carry them out.

/// One service of the classifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleService {
    /// Short English slug.
    pub code: &'static str,
    /// Name as operators know it.
    pub name: &'static str,
    /// Group it is listed in.
    pub group: &'static str,
    /// Days to carry it out in.
    pub term_days: u32,
    /// `exact`, `generalised`, `aggregate` or `never`: how much of its place may be public.
    pub visibility: &'static str,
    /// Index into [`EXECUTORS`] of who does it where no starosta district does.
    pub executor: usize,
}

const fn service(
    code: &'static str,
    name: &'static str,
    group: &'static str,
    term_days: u32,
    visibility: &'static str,
    executor: usize,
) -> SampleService {
    SampleService { code, name, group, term_days, visibility, executor }
}

/// The services.
pub const SERVICES: &[SampleService] = &[
    service("lighting", "Вуличне освітлення", "Вулиці й дороги", 10, "exact", 2),
    service("potholes", "Ями на дорозі", "Вулиці й дороги", 30, "exact", 3),
    service("snow", "Прибирання снігу", "Вулиці й дороги", 2, "exact", 3),
    service("bus_stops", "Зупинки транспорту", "Вулиці й дороги", 20, "exact", 3),
    service("bus_schedule", "Розклад автобусів", "Вулиці й дороги", 10, "aggregate", 5),
    service("water_leak", "Витік води", "Вода", 3, "exact", 1),
    service("no_water", "Відсутність води", "Вода", 1, "generalised", 1),
    service("sewage", "Водовідведення", "Вода", 5, "generalised", 1),
    service("waste", "Вивезення сміття", "Довкілля", 5, "exact", 0),
    service("dumps", "Несанкціоновані звалища", "Довкілля", 15, "exact", 0),
    service("trees", "Аварійні дерева", "Довкілля", 15, "exact", 0),
    service("stray_animals", "Безпритульні тварини", "Довкілля", 10, "exact", 5),
    service("playgrounds", "Дитячі майданчики", "Благоустрій", 20, "exact", 0),
    service("mowing", "Скошування трави", "Благоустрій", 10, "exact", 0),
    service("cemetery", "Благоустрій кладовища", "Благоустрій", 30, "exact", 0),
    service("housing", "Дах, під'їзд, опалення", "Житло", 15, "generalised", 4),
    service("social", "Соціальна допомога", "Люди", 15, "never", 6),
    service("neighbours", "Скарги на сусідів", "Люди", 30, "never", 5),
];

/// The executing organisations; the last two are the starosta districts.
pub const EXECUTORS: &[&str] = &[
    "КП «Благоустрій»",
    "КП «Водоканал»",
    "КП «Світло громади»",
    "Дорожня служба",
    "КП «Житлосервіс»",
    "Відділ ЖКГ",
    "Відділ соцзахисту",
    "Ставківський округ",
    "Криничанський округ",
];
